import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agreements', '0001_initial'),
        ('contacts', '0001_initial'),
        ('events', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='English name')),
                ('stage', models.CharField(blank=True, choices=[('lead', 'lead'), ('negotiation', 'negotiation'), ('signed', 'signed'), ('registered', 'registered'), ('building', 'building'), ('running', 'running'), ('stopped', 'stopped')], editable=False, max_length=12, verbose_name='stage')),
                ('sector', models.CharField(blank=True, max_length=40, verbose_name='sector')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount (10,000)')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('district', models.CharField(blank=True, max_length=40, verbose_name='district')),
                ('agreement', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='agreements.agreement', verbose_name='agreement')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='came of the event')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('investor', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='investor')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'project',
                'verbose_name_plural': 'projects',
                'indexes': [models.Index(fields=['stage', 'id'], name='projects_pr_stage_0bfab7_idx'), models.Index(fields=['sector', 'id'], name='projects_pr_sector_86dac2_idx'), models.Index(fields=['amount', 'id'], name='projects_pr_amount_b0d520_idx'), models.Index(fields=['currency', 'id'], name='projects_pr_currenc_a1e62e_idx'), models.Index(fields=['district', 'id'], name='projects_pr_distric_598158_idx'), models.Index(fields=['investor', 'id'], name='projects_pr_investo_eb94e9_idx'), models.Index(fields=['country', 'id'], name='projects_pr_country_c44bf7_idx'), models.Index(fields=['agreement', 'id'], name='projects_pr_agreeme_5c03a3_idx'), models.Index(fields=['division', 'id'], name='projects_pr_divisio_988ae0_idx'), models.Index(fields=['person', 'id'], name='projects_pr_person__7b7503_idx'), models.Index(fields=['event', 'id'], name='projects_pr_event_i_759064_idx')],
            },
        ),
        migrations.CreateModel(
            name='ProjectStage',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('stage', models.CharField(choices=[('lead', 'lead'), ('negotiation', 'negotiation'), ('signed', 'signed'), ('registered', 'registered'), ('building', 'building'), ('running', 'running'), ('stopped', 'stopped')], max_length=12, verbose_name='stage')),
                ('on', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('document', models.CharField(blank=True, max_length=120, verbose_name='document')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='projects.project')),
            ],
            options={
                'verbose_name': 'stage',
                'verbose_name_plural': 'stages',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['project', 'stage', 'on'], name='project_stages'), models.Index(fields=['stage', 'project'], name='projects_pr_stage_2d2d46_idx'), models.Index(fields=['on', 'project'], name='projects_pr_on_33e4b3_idx')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('subject', models.CharField(max_length=160, unique=True, verbose_name='subject')),
                ('stage', models.CharField(blank=True, choices=[('raised', 'raised'), ('heard', 'heard'), ('coordinated', 'coordinated'), ('decided', 'decided'), ('resolved', 'resolved'), ('dropped', 'dropped')], editable=False, max_length=12, verbose_name='stage')),
                ('why', models.TextField(blank=True, verbose_name='what is stuck')),
                ('decision', models.TextField(blank=True, verbose_name='decision')),
                ('task', models.CharField(blank=True, max_length=200, verbose_name='task')),
                ('task_owner', models.CharField(blank=True, max_length=80, verbose_name='task of')),
                ('task_due', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='task due on')),
                ('asked_of', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked of')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('project', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matters', to='projects.project', verbose_name='project')),
            ],
            options={
                'verbose_name': 'escalated matter',
                'verbose_name_plural': 'escalated matters',
                'indexes': [models.Index(fields=['stage', 'id'], name='projects_ma_stage_d75181_idx'), models.Index(fields=['project', 'id'], name='projects_ma_project_404c2a_idx'), models.Index(fields=['asked_of', 'id'], name='projects_ma_asked_o_a057e5_idx'), models.Index(fields=['task_owner', 'id'], name='projects_ma_task_ow_282793_idx'), models.Index(fields=['task_due', 'id'], name='projects_ma_task_du_06d290_idx'), models.Index(fields=['division', 'id'], name='projects_ma_divisio_484e12_idx'), models.Index(fields=['person', 'id'], name='projects_ma_person__f9a81c_idx')],
            },
        ),
        migrations.CreateModel(
            name='MatterStep',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('stage', models.CharField(choices=[('raised', 'raised'), ('heard', 'heard'), ('coordinated', 'coordinated'), ('decided', 'decided'), ('resolved', 'resolved'), ('dropped', 'dropped')], max_length=12, verbose_name='stage')),
                ('on', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('document', models.CharField(blank=True, max_length=120, verbose_name='document')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='projects.matter')),
            ],
            options={
                'verbose_name': 'stage',
                'verbose_name_plural': 'stages',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['matter', 'stage', 'on'], name='matter_steps'), models.Index(fields=['stage', 'matter'], name='projects_ma_stage_5d04bd_idx'), models.Index(fields=['on', 'matter'], name='projects_ma_on_78380d_idx')],
            },
        ),
    ]
